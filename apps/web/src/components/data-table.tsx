"use client";

import { columnVisibilityFeature, rowSelectionFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useMemo } from "react";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { cn } from "./class-names.ts";
import { ErrorCard } from "./error-card.tsx";
import { Skeleton } from "./skeleton.tsx";

export type Column<Row> = {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  align?: "left" | "right";
  className?: string;
};

export type Selection = { ids: ReadonlySet<string>; onChange: (ids: Set<string>) => void };

type DataTableProps<Row> = {
  /** Names the table for screen readers. */
  label: string;
  columns: Column<Row>[];
  /** Undefined while the first rows are on their way. */
  rows: Row[] | undefined;
  rowId: (row: Row) => string;
  error?: unknown;
  onRetry?: () => void;
  /** What feeds this list and what to do; an `EmptyState`. */
  empty: ReactNode;
  onRowClick?: (row: Row) => void;
  activeRowId?: string | undefined;
  selection?: Selection;
  hiddenColumns?: string[];
  density?: "compact" | "normal" | "comfortable";
  /** The next page, when there may be one. */
  more?: { hasMore: boolean; isLoading: boolean; onMore: () => void };
  footer?: ReactNode;
};

const features = tableFeatures({ rowSelectionFeature, columnVisibilityFeature });
const heights = { compact: "h-7", normal: "h-8", comfortable: "h-10" };
const none: never[] = [];

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, error, onRetry, empty, onRowClick, activeRowId, selection, more } = props;
  const { hiddenColumns, density = "normal", footer } = props;
  const t = useTranslations("screen");
  const definitions = useMemo(
    () => columns.map((column) => ({ id: column.id, header: () => column.header, cell: cellOf(column), meta: column })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows ?? (none as Row[]),
    getRowId: rowId,
    state: {
      rowSelection: Object.fromEntries([...(selection?.ids ?? [])].map((id) => [id, true as const])),
      columnVisibility: Object.fromEntries((hiddenColumns ?? []).map((id) => [id, false])),
    },
    onRowSelectionChange: (change) => {
      const before = Object.fromEntries([...(selection?.ids ?? [])].map((id) => [id, true as const]));
      selection?.onChange(new Set(Object.keys(typeof change === "function" ? change(before) : change)));
    },
  });
  const columnById = new Map(columns.map((column) => [column.id, column]));
  const cellClass = (id: string) =>
    cn(
      "px-3 first:pl-4 last:pr-4 whitespace-nowrap",
      columnById.get(id)?.align === "right" && "numeric text-right",
      columnById.get(id)?.className,
    );

  if (error !== undefined && error !== null && rows === undefined) {
    return <ErrorCard error={error} {...(onRetry ? { onRetry } : {})} />;
  }
  if (rows?.length === 0) return empty;

  return (
    <div className="flex min-w-0 flex-col">
      {error !== undefined && error !== null && (
        <ErrorCard error={error} className="mb-2" {...(onRetry ? { onRetry } : {})} />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label={label} aria-busy={rows === undefined} className="overflow-x-auto" tabIndex={0}>
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">{label}</caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id} className="h-8 border-b text-left text-xs text-muted">
                {selection && (
                  <th scope="col" className="w-8 pl-4">
                    <Checkbox
                      label={t("selectAll")}
                      checked={table.getIsAllRowsSelected()}
                      indeterminate={table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()}
                      onCheckedChange={(checked) => table.toggleAllRowsSelected(checked)}
                    />
                  </th>
                )}
                {group.headers.map((header) => (
                  <th key={header.id} scope="col" className={cn(cellClass(header.column.id), "font-medium")}>
                    <table.FlexRender header={header} />
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {rows === undefined
              ? skeletonRows.map((row) => (
                  <tr key={row} className={cn(heights[density], "border-b")}>
                    {columns.map((column) => (
                      <td key={column.id} className="px-3 first:pl-4 last:pr-4">
                        <Skeleton className="h-3.5 w-full max-w-32" />
                      </td>
                    ))}
                  </tr>
                ))
              : table.getRowModel().rows.map((row) => (
                  <tr
                    key={row.id}
                    data-active={row.id === activeRowId || undefined}
                    tabIndex={onRowClick ? 0 : undefined}
                    onClick={onRowClick && (() => onRowClick(row.original))}
                    onKeyDown={onRowClick && ((event) => moveOrOpen(event, () => onRowClick(row.original)))}
                    className={cn(
                      heights[density],
                      "border-b -outline-offset-2 data-active:bg-selected",
                      onRowClick && "cursor-pointer hover:bg-hover",
                    )}
                  >
                    {selection && (
                      // biome-ignore lint/a11y/useKeyWithClickEvents: only keeps a press on the box from opening the row
                      <td className="w-8 pl-4" onClick={(event) => event.stopPropagation()}>
                        <Checkbox
                          label={t("selectRow")}
                          checked={row.getIsSelected()}
                          onCheckedChange={(checked) => row.toggleSelected(checked)}
                        />
                      </td>
                    )}
                    {row.getVisibleCells().map((cell) => (
                      <td key={cell.id} className={cellClass(cell.column.id)}>
                        <table.FlexRender cell={cell} />
                      </td>
                    ))}
                  </tr>
                ))}
          </tbody>
        </table>
      </section>
      <footer className="flex min-h-10 flex-wrap items-center gap-3 px-4 py-2 text-xs text-muted">
        <span className="numeric" aria-live="polite">
          {rows === undefined ? t("loading") : t(more?.hasMore ? "countMore" : "count", { count: rows.length })}
        </span>
        {footer}
        {more?.hasMore && (
          <Button size="sm" busy={more.isLoading} onClick={more.onMore} className="ml-auto">
            {t("more")}
          </Button>
        )}
      </footer>
    </div>
  );
}

const skeletonRows = ["a", "b", "c", "d", "e", "f", "g", "h"];

function cellOf<Row>(column: Column<Row>) {
  return ({ row }: { row: { original: unknown } }) => column.cell(row.original as Row);
}

/** Enter opens; j, k and the arrows walk the rows. */
function moveOrOpen(event: KeyboardEvent<HTMLTableRowElement>, open: () => void) {
  if (event.target !== event.currentTarget) return;
  const down = event.key === "j" || event.key === "ArrowDown";
  const up = event.key === "k" || event.key === "ArrowUp";
  if (event.key === "Enter") open();
  else if (down || up) {
    const neighbour = down ? event.currentTarget.nextElementSibling : event.currentTarget.previousElementSibling;
    if (neighbour instanceof HTMLElement) neighbour.focus();
  } else return;
  event.preventDefault();
}
