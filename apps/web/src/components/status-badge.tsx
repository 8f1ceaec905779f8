import type {
  DeadLetterReason,
  DeadLetterStatus,
  OrderStatus,
  PaymentStatus,
  ProductStatus,
  RedriveJobStatus,
  RoomStatus,
} from "@orderdeck/db/vocabulary";
import {
  Archive,
  Check,
  CirclePause,
  Clock,
  FilePen,
  Hourglass,
  type LucideIcon,
  OctagonAlert,
  PackageCheck,
  Radio,
  RefreshCw,
  Trash2,
  Undo2,
  Unplug,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, type Tone } from "./badge.tsx";

type Look = [Tone, LucideIcon];
type Words = {
  order: OrderStatus;
  payment: PaymentStatus;
  deadLetter: DeadLetterStatus;
  reason: DeadLetterReason;
  product: ProductStatus;
  service: "up" | "gone";
  job: RedriveJobStatus;
  room: RoomStatus;
};

const looks: { [Kind in keyof Words]: Record<Words[Kind], Look> } = {
  order: {
    awaiting_payment: ["amber", Clock],
    paid: ["green", Check],
    fulfilled: ["green", PackageCheck],
    cancelled: ["grey", Undo2],
    expired: ["slate", Hourglass],
    refunded: ["grey", Undo2],
  },
  payment: { pending: ["amber", Clock], succeeded: ["green", Check], refund_required: ["red", OctagonAlert] },
  deadLetter: {
    new: ["red", OctagonAlert],
    retrying: ["blue", RefreshCw],
    resolved: ["green", Check],
    failed_again: ["red", OctagonAlert],
    discarded: ["grey", Trash2],
  },
  reason: { undecodable: ["red", OctagonAlert], refused: ["amber", Undo2], exhausted: ["red", RefreshCw] },
  product: { draft: ["slate", FilePen], on_sale: ["green", Check], archived: ["grey", Archive] },
  service: { up: ["green", Check], gone: ["red", Unplug] },
  job: {
    running: ["blue", RefreshCw],
    paused: ["amber", CirclePause],
    cancelled: ["grey", Undo2],
    done: ["green", Check],
    failed: ["red", OctagonAlert],
  },
  room: { open: ["green", Radio], closed: ["grey", Archive] },
};

type StatusBadgeProps = {
  [Kind in keyof Words]: { of: Kind; status: Words[Kind]; size?: "md" | "lg" };
}[keyof Words];

export function StatusBadge({ of, status, size }: StatusBadgeProps) {
  const t = useTranslations("status");
  const [tone, Icon] = (looks[of] as Record<string, Look>)[status] ?? (["grey", Clock] satisfies Look);
  return (
    <Badge tone={tone} size={size ?? "md"} icon={<Icon aria-hidden />}>
      {t(`${of}.${status}` as Parameters<typeof t>[0])}
    </Badge>
  );
}
