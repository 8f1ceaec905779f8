import type { ReactNode } from "react";

type PageHeaderProps = { title: ReactNode; count?: ReactNode; description?: ReactNode; actions?: ReactNode };

export function PageHeader({ title, count, description, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2 pb-4">
      <div className="min-w-0 flex-1">
        <h1 className="flex flex-wrap items-center gap-2 text-lg font-semibold">
          {title}
          {count !== undefined && <span className="numeric text-base font-normal text-muted">{count}</span>}
        </h1>
        {description !== undefined && <p className="mt-0.5 text-sm text-muted">{description}</p>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
