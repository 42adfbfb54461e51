import type { Channel, TextPattern } from "@alongside/protocol";
import { Alert, Checkbox, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useWriting } from "./settings-context";

const PATTERNS: readonly TextPattern[] = ["card_number", "iban", "email", "phone"];
const CHANNELS: readonly Channel[] = ["webmessaging", "voice"];

/** What is hidden in texts by its form. */
export function Patterns() {
  const { t } = useTranslation();
  const { now, change } = useWriting();
  return (
    <Checkbox.Group
      label={t("admin.see.patterns")}
      description={t("admin.see.patternsText")}
      value={now.mask_patterns}
      onChange={(chosen) => change({ mask_patterns: PATTERNS.filter((name) => chosen.includes(name)) })}
      data-testid="mask_patterns"
    >
      <Stack gap="xs" mt="sm">
        {PATTERNS.map((name) => (
          <Checkbox key={name} value={name} label={t(`admin.see.pattern.${name}`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

/** Where a session can begin. */
export function Channels() {
  const { t } = useTranslation();
  const { now, change } = useWriting();
  return (
    <>
      <Checkbox.Group
        aria-label={t("admin.channels.title")}
        value={now.channels}
        onChange={(chosen) => change({ channels: CHANNELS.filter((name) => chosen.includes(name)) })}
        data-testid="channels"
      >
        <Stack gap="xs">
          {CHANNELS.map((name) => (
            <Checkbox key={name} value={name} label={t(`admin.channels.${name}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      {now.channels.length === 0 && (
        <Alert color="yellow" role="status">
          {t("admin.channels.none")}
        </Alert>
      )}
    </>
  );
}
