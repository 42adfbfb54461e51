import { Loader, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { RefusalMessage } from "../../errors/refusal-message";
import classes from "../admin.module.css";
import { Gate } from "../gate";
import { LiveRegion } from "../live-region";
import { SettingsForm } from "./settings-form";
import { useSettings } from "./use-settings";

/** How the organisation shares pages, for its administrators. */
export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <Gate permission="cobrowse:settings:edit" title={t("admin.settings.title")}>
      <LiveRegion>
        <Loaded />
      </LiveRegion>
    </Gate>
  );
}

function Loaded() {
  const { t } = useTranslation();
  const { settings, refused, load } = useSettings();
  if (settings) return <SettingsForm read={settings} />;
  return (
    <div className={classes["page"]}>
      <Title order={1}>{t("admin.settings.title")}</Title>
      {refused === null ? (
        <div role="status">
          <Loader color="var(--lead)" />
          <Text c="dimmed">{t("admin.settings.loading")}</Text>
        </div>
      ) : (
        <RefusalMessage reason={refused} doing="settings" onRetry={load} />
      )}
    </div>
  );
}
