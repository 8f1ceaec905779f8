import { describe, expect, it } from "vitest";
import { chooseLocale } from "./locale.ts";

describe("chooseLocale", () => {
  it("takes the cookie before the browser's languages", () => {
    expect(chooseLocale("en", "zh-CN,zh;q=0.9")).toBe("en");
    expect(chooseLocale("zh-CN", "en")).toBe("zh-CN");
  });

  it("takes the heaviest language we speak, wherever it stands", () => {
    expect(chooseLocale(undefined, "en;q=0.4, zh-TW;q=0.9")).toBe("zh-CN");
    expect(chooseLocale(undefined, "fr, en-GB;q=0.8, zh;q=0.7")).toBe("en");
    expect(chooseLocale(undefined, "zh;q=0, fr")).toBe("en");
  });

  it("speaks English when it is told nothing or nonsense", () => {
    expect(chooseLocale(undefined, null)).toBe("en");
    expect(chooseLocale("klingon", ";;;q=,")).toBe("en");
  });
});
