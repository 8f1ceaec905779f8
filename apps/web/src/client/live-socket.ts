"use client";

import { useEffect, useState } from "react";
import type { Socket } from "socket.io-client";

let shared: Promise<Socket> | undefined;

/** One connection for all parts of the page; its code is loaded when the first part asks. */
export function liveSocket(): Promise<Socket> {
  shared ??= import("socket.io-client").then(({ io }) =>
    io("/live", { transports: ["websocket"], withCredentials: true }),
  );
  return shared;
}

/** After sign-in and sign-out: the handshake carries the session. */
export async function reconnectLiveSocket(): Promise<void> {
  if (!shared) return;
  const socket = await shared;
  socket.disconnect().connect();
}

export type LiveState = "connecting" | "live" | "reconnecting";

export function useLiveState(): LiveState {
  const [state, setState] = useState<LiveState>("connecting");
  useEffect(() => {
    let stop = () => {};
    let isGone = false;
    liveSocket().then((socket) => {
      if (isGone) return;
      const up = () => setState("live");
      const down = () => setState("reconnecting");
      if (socket.connected) up();
      socket.on("connect", up).on("disconnect", down).on("connect_error", down);
      stop = () => socket.off("connect", up).off("disconnect", down).off("connect_error", down);
    });
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  return state;
}
