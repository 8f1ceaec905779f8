"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpLink } from "@trpc/client";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, Suspense, useState } from "react";
import { Toaster } from "@/components/toast.tsx";
import type { AppRouter } from "@/server/routers/index.ts";
import { getQueryClient } from "./query-client.ts";
import { TRPCProvider } from "./trpc.ts";

export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const queryClient = getQueryClient();
  const [trpcClient] = useState(() => createTRPCClient<AppRouter>({ links: [httpLink({ url: "/api/trpc" })] }));
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
      <CSPProvider nonce={nonce}>
        <QueryClientProvider client={queryClient}>
          <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
            <Tooltip.Provider delay={400}>
              <Suspense>
                <NuqsAdapter>{children}</NuqsAdapter>
              </Suspense>
            </Tooltip.Provider>
            <Toaster />
          </TRPCProvider>
        </QueryClientProvider>
      </CSPProvider>
    </ThemeProvider>
  );
}
