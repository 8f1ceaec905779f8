import type { SubscriptionState } from "../broker.ts";

/** Tells `onState` when something a reader of it would act on has changed; times alone do not count. */
export function createStateReporter(onState?: (state: SubscriptionState) => void) {
  let state: SubscriptionState = { healthy: false, restarts: 0, reason: "starting" };
  return {
    get: (): SubscriptionState => state,
    set(change: Partial<SubscriptionState>): void {
      const before = state;
      state = { ...state, ...change };
      const isNews =
        before.healthy !== state.healthy || before.reason !== state.reason || before.restarts !== state.restarts;
      if (isNews) onState?.(state);
    },
  };
}
