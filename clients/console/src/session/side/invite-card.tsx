import { Button, CopyButton, Text, TextInput, Title } from "@mantine/core";
import { IconCheck, IconLink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { sessionPath } from "../../router/route";

/** The address by which a colleague comes in. */
export function InviteCard({ session }: { session: string }) {
  const { t } = useTranslation();
  const address = `${window.location.origin}${sessionPath(session)}`;
  return (
    <section aria-labelledby="invite-title">
      <Title order={2} size="h3" id="invite-title">
        {t("session.address")}
      </Title>
      <Text size="sm" c="dimmed" mt={4}>
        {t("session.addressText")}
      </Text>
      <TextInput
        mt="sm"
        value={address}
        readOnly
        aria-label={t("home.joinLabel")}
        onFocus={(event) => event.currentTarget.select()}
        data-testid="session-address"
      />
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button
            mt="xs"
            fullWidth
            variant="default"
            onClick={copy}
            leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconLink size={18} aria-hidden />}
          >
            {copied ? t("copied") : t("session.copyAddress")}
          </Button>
        )}
      </CopyButton>
    </section>
  );
}
