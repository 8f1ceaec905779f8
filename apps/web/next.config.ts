import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  transpilePackages: ["@orderdeck/core", "@orderdeck/db", "@orderdeck/events"],
  images: { unoptimized: true },
  experimental: { optimizePackageImports: ["lucide-react", "@base-ui/react"] },
};

export default createNextIntlPlugin("./src/i18n/request.ts")(config);
