import { Alert, Anchor, Code } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useMay } from "../auth/account";
import type { Permission } from "../auth/permissions";
import { Link } from "../router/router";
import { usePageTitle } from "../shell/page-title";
import classes from "./admin.module.css";

/** Lets in who has the permission; tells everybody else how to get it. The server decides anyway. */
export function Gate({ permission, title, children }: { permission: Permission; title: string; children: ReactNode }) {
  const { t } = useTranslation();
  usePageTitle(title);
  if (useMay(permission)) return children;
  return (
    <div className={classes["middle"]}>
      <Alert
        color="yellow"
        role="alert"
        icon={<IconLock aria-hidden />}
        title={<h1 style={{ margin: 0, font: "inherit" }}>{t("admin.refusedTitle")}</h1>}
        data-testid="not-for-you"
      >
        <p style={{ marginTop: 0 }}>
          <Trans i18nKey="admin.refusedText" values={{ permission }} components={{ 1: <Code /> }} />
        </p>
        <Anchor component={Link} href="/" fw={600}>
          {t("toStart")}
        </Anchor>
      </Alert>
    </div>
  );
}
