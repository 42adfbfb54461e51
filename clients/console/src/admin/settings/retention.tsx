import { Group, NumberInput, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { MAX_RETENTION_DAYS } from "./limits";
import { useWriting } from "./settings-context";

const isFit = (days: unknown): days is number =>
  typeof days === "number" && Number.isInteger(days) && days >= 1 && days <= MAX_RETENTION_DAYS;

/** For how long the audit trail is kept. What is no such number never gets into the settings. */
export function Retention() {
  const { t } = useTranslation();
  const { now, change } = useWriting();
  const [written, setWritten] = useState<number | string>(now.retention_days);
  useEffect(() => setWritten(now.retention_days), [now.retention_days]);
  return (
    <NumberInput
      label={t("admin.record.label")}
      description={t("admin.record.range")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      inputContainer={(field) => (
        <Group gap="sm">
          <div style={{ width: "7rem" }}>{field}</div>
          <Text id="retention-unit">{t("admin.record.days")}</Text>
        </Group>
      )}
      value={written}
      onChange={(value) => {
        setWritten(value);
        if (isFit(value)) change({ retention_days: value }, { step: "retention_days" });
      }}
      onBlur={() => setWritten(now.retention_days)}
      error={isFit(written) ? undefined : t("admin.record.range")}
      min={1}
      max={MAX_RETENTION_DAYS}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      data-testid="retention_days"
    />
  );
}
