"""Where the guide meets the program that builds the site. The core above never imports an engine."""
