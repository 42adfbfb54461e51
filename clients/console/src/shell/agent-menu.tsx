import { Avatar, Menu, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconLogout } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAccount } from "../auth/account";

export function AgentMenu() {
  const { t } = useTranslation();
  const { agent, signOut } = useAccount();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton style={{ display: "flex", alignItems: "center", gap: 8, padding: "4px 8px", borderRadius: 10 }}>
          <Avatar name={agent.name} color="lagoon" variant="filled" radius="xl" size={32} aria-hidden alt="" />
          <VisuallyHidden>{t("agent.menu", { name: agent.name })}</VisuallyHidden>
          <Text component="span" size="sm" fw={600} visibleFrom="sm" maw={180} truncate aria-hidden>
            {agent.name}
          </Text>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {agent.name}
          {agent.email && (
            <Text size="xs" c="dimmed">
              {agent.email}
            </Text>
          )}
        </Menu.Label>
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={signOut}>
          {t("agent.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
