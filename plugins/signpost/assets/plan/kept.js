// @ts-check
/**
 * The reader's own plan, on this device only. Comes in: whatever stands in the browser's storage. Goes out: a clean plan.
 */
import { readStored, writeStored } from "../catalogue/store.js";
import { clean } from "./plan.js";

const KEY = "signpost.plan";

/** Read the plan of this device; damaged or missing storage is an empty plan. */
export function readPlan() {
  return clean(readStored(KEY));
}

/** @param {import("./plan.js").Plan} plan */
export function writePlan(plan) {
  writeStored(KEY, plan);
}
