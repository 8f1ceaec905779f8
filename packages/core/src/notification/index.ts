export { ListNotifications, listNotifications, type NotificationRow } from "./list.ts";
export { notifyBuyer } from "./notify-buyer.ts";
