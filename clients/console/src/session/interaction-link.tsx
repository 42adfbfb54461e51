import { ActionIcon, Tooltip } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "../router/router";

interface Props {
  href: string;
  /** Which end of the tie this is: the session's, or the interaction's. */
  at: "session" | "home";
}

/** The tie between an interaction and its session: it says what belongs to what, and leads to the other end. */
export function InteractionLink({ href, at }: Props) {
  const { t } = useTranslation();
  const label = t(at === "session" ? "interaction.ofSession" : "interaction.toSession");
  return (
    <Tooltip label={label} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <ActionIcon
        component={Link}
        href={href}
        variant="light"
        size={32}
        aria-label={label}
        data-testid="interaction-link"
      >
        <IconLink size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
