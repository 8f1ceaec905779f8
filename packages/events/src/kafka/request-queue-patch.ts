import type { Kafka } from "kafkajs";
import { createCluster, type RequestQueue } from "./internals.ts";

const checkMs = 10;
let isPatched = false;

/**
 * kafkajs 2.2.4 re-arms its throttle check for ever with a negative delay, about 840 timers a second per connection with
 * nothing to send (tulios/kafkajs#1556, #1604, #1751). A timer is needed only while something waits to be sent.
 * The class is not exported; a connection that is never opened leads to it.
 */
export function patchRequestQueue(kafka: Kafka): void {
  if (isPatched) return;
  isPatched = true;
  void createCluster(kafka)
    .connectionPoolBuilder.build({ host: "127.0.0.1", port: 1 })
    .then(({ pool }) => {
      const queue = pool[0]?.requestQueue;
      if (!queue) throw new Error("This is not kafkajs 2.2.4");
      const prototype = Object.getPrototypeOf(queue) as RequestQueue;
      prototype.scheduleCheckPendingRequests = scheduleCheckPendingRequests;
    });
}

function scheduleCheckPendingRequests(this: RequestQueue): void {
  if (this.pending.length === 0 || this.throttleCheckTimeoutId) return;
  const throttledMs = this.throttledUntil - Date.now();
  this.throttleCheckTimeoutId = setTimeout(
    () => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    },
    throttledMs > 0 ? throttledMs : checkMs,
  );
}
