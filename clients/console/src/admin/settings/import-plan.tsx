import { Alert, Button, Checkbox, Code, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChangeList } from "./change-list";
import { changedFields } from "./changes";
import type { Import } from "./genesys";
import { useWriting } from "./settings-context";

/** What would be taken over, what not, and what is different there. */
export function ImportPlan({ plan, onBack, onDone }: { plan: Import; onBack: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const { now, change } = useWriting();
  const [takesOpen, setTakesOpen] = useState(false);
  const asksForOpen = plan.isGenesys && now.masking !== "open";
  const taken = { ...plan.taken, ...(asksForOpen && takesOpen ? { masking: "open" as const } : {}) };
  const after = { ...now, ...taken };
  const hasNews = changedFields(now, after).length > 0;
  return (
    <Stack data-testid="import-plan">
      {asksForOpen && (
        <Alert color="yellow">
          {t("admin.import.genesys", { masking: t(`admin.see.${now.masking}`) })}
          <Checkbox
            mt="sm"
            checked={takesOpen}
            onChange={(event) => setTakesOpen(event.currentTarget.checked)}
            label={t("admin.import.genesysTake")}
          />
        </Alert>
      )}
      {plan.isOff && <Alert color="yellow">{t("admin.import.off")}</Alert>}
      <div>
        <Text fw={600}>{t(hasNews ? "admin.import.will" : "admin.import.nothingNew")}</Text>
        <ChangeList before={now} after={after} />
      </div>
      {plan.passedOver.length > 0 && (
        <div>
          <Text fw={600}>{t("admin.import.passedOver")}</Text>
          <ul style={{ margin: 0, paddingLeft: "1.1rem", overflowWrap: "anywhere" }}>
            {plan.passedOver.map(({ field, entry }) => (
              <li key={`${field}: ${entry}`}>
                <Code>{field}</Code> <Code>{entry}</Code>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Text size="sm" c="dimmed">
        {t("admin.import.unchanged")}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          {t("admin.import.back")}
        </Button>
        <Button
          disabled={!hasNews}
          onClick={() => {
            change(taken, { told: t("admin.import.applied") });
            onDone();
          }}
          data-autofocus
          data-testid="import-apply"
        >
          {t("admin.import.apply")}
        </Button>
      </Group>
    </Stack>
  );
}
