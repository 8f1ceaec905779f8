import { defineConfig } from "vitest/config";

/** Real servers for `*.int.test.ts`: scripts/test.mjs starts them and names them here. */
const provide = {
  databaseUrl: process.env.TEST_DATABASE_URL ?? "",
  kafkaBrokers: process.env.TEST_KAFKA_BROKERS ?? "",
};

const exclude = ["**/node_modules/**", "**/dist/**", "**/.next/**", "**/e2e/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...exclude, "**/*.int.test.ts", "**/*.story.test.ts"],
        },
      },
      {
        test: {
          name: "int",
          include: ["**/*.int.test.ts"],
          exclude,
          provide,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
