import { Button, Group } from "@mantine/core";
import { IconScreenShare } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { RefusalMessage } from "../../errors/refusal-message";
import { useStartSession } from "../../home/use-start-session";
import { Link } from "../../router/router";

/** After a session: the next one, or the start page. */
export function NextSession() {
  const { t } = useTranslation();
  const { start, isStarting, refused } = useStartSession();
  return (
    <>
      {refused !== null && <RefusalMessage reason={refused} doing="start" onRetry={start} />}
      <Group justify="center" mt="sm">
        <Button
          onClick={start}
          loading={isStarting}
          leftSection={<IconScreenShare size={20} aria-hidden />}
          data-testid="start-session"
        >
          {t("session.another")}
        </Button>
        <Button component={Link} href="/" variant="default">
          {t("toStart")}
        </Button>
      </Group>
    </>
  );
}
