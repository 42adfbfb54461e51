import { Alert, Anchor, Button, Group } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAccount } from "../auth/account";
import { useDeskState } from "../desk/desk-context";
import { Link } from "../router/router";
import { sessionPath } from "../router/route";
import { asRefusal, type Doing, refusalText } from "./refusal";

/** Something could not be had: what happened, and what to do next. */
export function RefusalMessage({ reason, doing, onRetry }: { reason: unknown; doing: Doing; onRetry?: () => void }) {
  const { t } = useTranslation();
  const { key, time } = refusalText(reason, doing);
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(`error.title.${doing}`)}
      data-testid="refusal"
      data-code={asRefusal(reason).code}
    >
      {key ? t(`error.${key}`, { time }) : asRefusal(reason).message}
      <NextStep reason={reason} doing={doing} onRetry={onRetry} />
    </Alert>
  );
}

function NextStep({ reason, doing, onRetry }: { reason: unknown; doing: Doing; onRetry: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { signIn } = useAccount();
  const { openSession } = useDeskState();
  const { next } = refusalText(reason, doing);
  switch (next) {
    case "retry":
      return onRetry ? <Step label={t("retry")} onClick={onRetry} /> : null;
    case "sign-in":
      return <Step label={t("signIn.again")} onClick={signIn} />;
    case "reload":
      return <Step label={t("retry")} onClick={() => window.location.reload()} />;
    case "other-session":
      return openSession ? <Way label={t("error.toOther")} href={sessionPath(openSession)} /> : null;
    case "start":
      return doing === "start" ? null : <Way label={t("toStart")} href="/" />;
    case "nothing":
      return null;
  }
}

function Step({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Group mt="sm">
      <Button size="xs" variant="default" onClick={onClick}>
        {label}
      </Button>
    </Group>
  );
}

function Way({ label, href }: { label: string; href: string }) {
  return (
    <Group mt="sm">
      <Anchor component={Link} href={href} fw={600}>
        {label}
      </Anchor>
    </Group>
  );
}
