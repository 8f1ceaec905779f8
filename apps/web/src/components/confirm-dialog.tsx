"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { ErrorCard } from "./error-card.tsx";
import { Field } from "./field.tsx";
import { Textarea } from "./textarea.tsx";

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** A verb: "Send 213 again". */
  confirmLabel: string;
  danger?: boolean;
  /** Asks why; the answer goes to `onConfirm`. */
  withReason?: boolean;
  /** Rejects to stay open and show the error. */
  onConfirm: (reason: string) => Promise<unknown>;
  children?: ReactNode;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    open,
    onOpenChange,
    title,
    description,
    confirmLabel,
    danger,
    withReason = false,
    onConfirm,
    children,
  } = props;
  const t = useTranslations("screen");
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  async function confirm() {
    if (withReason && reason.trim() === "") return setMissing(true);
    setBusy(true);
    setFailure(undefined);
    try {
      await onConfirm(reason.trim());
      setReason("");
      onOpenChange(false);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setFailure(undefined);
        setMissing(false);
        onOpenChange(next);
      }}
      title={title}
      description={description}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("cancel")}</Button>
          <Button variant={danger ? "danger" : "primary"} busy={isBusy} onClick={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {withReason && (
        <Field label={t("reason")} hint={t("reasonHint")} error={isMissing ? t("reasonMissing") : undefined}>
          <Textarea
            value={reason}
            maxLength={500}
            onValueChange={(next) => {
              setReason(next);
              setMissing(false);
            }}
          />
        </Field>
      )}
      {failure !== undefined && <ErrorCard error={failure} />}
    </Dialog>
  );
}
