// @ts-check
/**
 * Steps with a day as a calendar file (iCalendar, RFC 5545): one whole-day event each.
 * Comes in: a plan's id, steps with their names and addresses, the moment of writing. Goes out: the file's text.
 * A step keeps its UID on all its ways, so that a calendar that reads the file again changes it and adds no second one.
 */

/** @typedef {{step: import("./plan.js").Step, name: string, href: string}} Named */

const OCTETS = 75;

/**
 * Write the steps that have a day.
 * @param {string} plan the plan's id
 * @param {Named[]} items
 * @param {Date} now
 * @returns {string}
 */
export function toCalendar(plan, items, now) {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const events = items.filter(({ step }) => step.day).flatMap(({ step, name, href }) => {
    const about = [step.note, step.advice, href].filter((text) => text.trim()).join("\n\n");
    return [
      "BEGIN:VEVENT",
      `UID:${plan}-${step.id}@signpost`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(step.day)}`,
      `DTEND;VALUE=DATE:${compact(after(step.day))}`,
      `SUMMARY:${escape(step.done ? `✓ ${name}` : name)}`,
      ...(about ? [`DESCRIPTION:${escape(about)}`] : []),
      ...(href ? [`URL:${href}`] : []),
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  });
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Signpost//Plan//EN", ...events, "END:VCALENDAR"];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** @param {string} day */
function compact(day) {
  return day.replaceAll("-", "");
}

/** Give the next day. @param {string} day */
function after(day) {
  const time = new Date(`${day}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + 1);
  return time.toISOString().slice(0, 10);
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}

/** Break a line before it has more than 75 octets, never within a character. @param {string} line */
function fold(line) {
  const encoder = new TextEncoder();
  let folded = "";
  let octets = 0;
  for (const char of line) {
    const size = encoder.encode(char).length;
    if (octets + size > OCTETS) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += char;
    octets += size;
  }
  return folded;
}
