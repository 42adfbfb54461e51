/** The administrator's pages, loaded when somebody goes there: agents never need them. */
import { Alert, Button } from "@mantine/core";
import { type ComponentType, lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import classes from "./admin.module.css";

const LazySettings = late(() => import("./settings/settings-page").then((module) => module.SettingsPage));
const LazyAudit = late(() => import("./audit/audit-page").then((module) => module.AuditPage));

export function SettingsPage() {
  return (
    <Suspense>
      <LazySettings />
    </Suspense>
  );
}

export function AuditPage({ session }: { session: string | null }) {
  return (
    <Suspense>
      <LazyAudit session={session} />
    </Suspense>
  );
}

/** After a deployment the parts of the console that was opened before are gone: a session that runs must not go with them. */
function late<P extends object>(load: () => Promise<ComponentType<P>>) {
  return lazy<ComponentType<P>>(() =>
    load().then(
      (page) => ({ default: page }),
      () => ({ default: Outdated }),
    ),
  );
}

function Outdated() {
  const { t } = useTranslation();
  return (
    <div className={classes["middle"]}>
      <Alert color="yellow" role="alert" title={<h1 style={{ margin: 0, font: "inherit" }}>{t("error.unsupported")}</h1>}>
        <Button variant="default" onClick={() => window.location.reload()}>
          {t("retry")}
        </Button>
      </Alert>
    </div>
  );
}
