import { Button, CopyButton, Group, Text, Title, Tooltip, VisuallyHidden } from "@mantine/core";
import { IconCheck, IconCopy, IconRefresh } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { RefusalMessage } from "../../errors/refusal-message";
import type { HeldKey } from "../screen";
import classes from "../session-page.module.css";
import { Instructions } from "./instructions";
import key from "./key.module.css";
import { groupKey, spellKey } from "./key-digits";
import { KeyRing } from "./key-ring";
import type { SecurityKey } from "./security-key";

/** The key, large enough to be read from the far side of the desk. */
export function KeyCard({ held, securityKey }: { held: HeldKey; securityKey: SecurityKey }) {
  const { t } = useTranslation();
  const { isIssuing, failure } = useSyncExternalStore(securityKey.store.subscribe, securityKey.store.get);
  return (
    <section className={classes["card"]} aria-labelledby="key-title">
      <div className={key["head"]}>
        <div>
          <Title order={2} size="h3" id="key-title" c="dimmed">
            {t("key.title")}
          </Title>
          <Text fw={600}>{t("key.read")}</Text>
        </div>
        <KeyRing held={held} />
      </div>
      <p className={key["digits"]} data-testid="security-key">
        <span aria-hidden>{groupKey(held.digits)}</span>
        <span className={key["spoken"]}>{t("key.digits", { digits: spellKey(held.digits) })}</span>
      </p>
      <Group gap="xs" justify="center">
        <CopyButton value={held.digits}>
          {({ copied, copy }) => (
            <Button
              variant="light"
              onClick={copy}
              leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
            >
              {copied ? t("copied") : t("key.copy")}
            </Button>
          )}
        </CopyButton>
        <Tooltip label={t("key.renewHint")}>
          <Button
            variant="subtle"
            onClick={() => void securityKey.renew()}
            loading={isIssuing}
            leftSection={<IconRefresh size={18} aria-hidden />}
            aria-describedby="renew-hint"
            data-testid="new-key"
          >
            {t("key.renew")}
          </Button>
        </Tooltip>
        <VisuallyHidden id="renew-hint">{t("key.renewHint")}</VisuallyHidden>
      </Group>
      {failure !== null && <RefusalMessage reason={failure} doing="key" />}
      <Instructions />
    </section>
  );
}
