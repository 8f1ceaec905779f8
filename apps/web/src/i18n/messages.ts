import accountEn from "../../messages/en/account.json";
import consoleEn from "../../messages/en/console.json";
import orderEn from "../../messages/en/order.json";
import paymentEn from "../../messages/en/payment.json";
import problemEn from "../../messages/en/problem.json";
import screenEn from "../../messages/en/screen.json";
import shopEn from "../../messages/en/shop.json";
import statusEn from "../../messages/en/status.json";
import accountZh from "../../messages/zh-CN/account.json";
import consoleZh from "../../messages/zh-CN/console.json";
import orderZh from "../../messages/zh-CN/order.json";
import paymentZh from "../../messages/zh-CN/payment.json";
import problemZh from "../../messages/zh-CN/problem.json";
import screenZh from "../../messages/zh-CN/screen.json";
import shopZh from "../../messages/zh-CN/shop.json";
import statusZh from "../../messages/zh-CN/status.json";
import type { Locale } from "./locale.ts";

const en = {
  screen: screenEn,
  status: statusEn,
  problem: problemEn,
  account: accountEn,
  shop: shopEn,
  order: orderEn,
  payment: paymentEn,
  console: consoleEn,
};

export type Messages = typeof en;
export type Namespace = keyof Messages;

/** Typed by the English: a word missing in Chinese stops the type check. */
const chinese: Messages = {
  screen: screenZh,
  status: statusZh,
  problem: problemZh,
  account: accountZh,
  shop: shopZh,
  order: orderZh,
  payment: paymentZh,
  console: consoleZh,
};

export const messagesOf = (locale: Locale): Messages => (locale === "zh-CN" ? chinese : en);
