import { Button, Loader, Text, Title } from "@mantine/core";
import { IconClockOff, IconKey, IconRefresh, IconUserX } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { RefusalMessage } from "../../errors/refusal-message";
import classes from "../session-page.module.css";
import key from "./key.module.css";
import type { SecurityKey } from "./security-key";

const ICONS = { expired: IconClockOff, refused: IconUserX, none: IconKey };

/** No key that could be used: why, and the way to a new one. */
export function NoKeyCard({ because, securityKey }: { because: keyof typeof ICONS; securityKey: SecurityKey }) {
  const { t } = useTranslation();
  const { isIssuing, failure } = useSyncExternalStore(securityKey.store.subscribe, securityKey.store.get);
  const Icon = ICONS[because];
  if (isIssuing && because === "none") {
    return (
      <div className={classes["card"]}>
        <div className={key["message"]} role="status">
          <Loader color="var(--lead)" />
          <Text c="dimmed">{t("key.making")}</Text>
        </div>
      </div>
    );
  }
  return (
    <section className={classes["card"]} aria-labelledby="no-key-title" data-testid="no-key" data-because={because}>
      <div className={key["message"]}>
        <span className={key["icon"]} data-tone={because === "none" ? "calm" : "warn"}>
          <Icon size={32} aria-hidden />
        </span>
        <Title order={2} id="no-key-title">
          {t(`key.${because}Title`)}
        </Title>
        <Text maw="46ch">{t(`key.${because}Text`)}</Text>
        {failure !== null && <RefusalMessage reason={failure} doing="key" />}
        <Button
          size="md"
          mt="sm"
          onClick={() => void securityKey.renew()}
          loading={isIssuing}
          leftSection={<IconRefresh size={20} aria-hidden />}
          data-testid="new-key"
        >
          {t("key.renew")}
        </Button>
      </div>
    </section>
  );
}
