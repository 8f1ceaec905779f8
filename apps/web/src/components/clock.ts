"use client";

import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let nowMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  nowMs ||= Date.now();
  timer ??= setInterval(() => {
    nowMs = Date.now();
    for (const tell of listeners) tell();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    nowMs = 0;
  };
}

const read = (): number => {
  nowMs ||= Date.now();
  return nowMs;
};

/** One timer for the whole page, in steps of `stepMs`; 0 while the server renders. */
export const useNow = (stepMs = 1_000): number =>
  useSyncExternalStore(
    subscribe,
    () => Math.floor(read() / stepMs) * stepMs,
    () => 0,
  );
