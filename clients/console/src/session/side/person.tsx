import type { ParticipantView } from "@alongside/protocol";
import { Avatar, Text } from "@mantine/core";
import { IconHandClick, IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../clock/clock";
import { secondsUntil } from "../../clock/remaining";
import { useAway } from "../use-away";
import classes from "./side-panel.module.css";

/** How somebody stands to control: has it, or asks for it. */
export type Standing = "holds" | "asks" | null;

interface Props {
  person: ParticipantView;
  isYou: boolean;
  /** Their pointer and their notes have it too. */
  colour: string;
  standing: Standing;
}

export function Person({ person, isYou, colour, standing }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const { role } = person;
  const awayUntil = useAway(person);
  const name = person.name ?? t(role === "sharer" ? "session.customer" : "session.agent");
  const face = { root: { "--avatar-bg": colour, "--avatar-color": "#fff", "--avatar-bd": "none" } };
  return (
    <li
      className={classes["person"]}
      data-role={role}
      data-presence={awayUntil === null ? "present" : "away"}
      data-you={isYou}
      data-control={standing ?? undefined}
      data-colour={colour}
    >
      <span className={classes["face"]} aria-hidden>
        {role === "sharer" ? (
          <Avatar radius="xl" vars={() => face}>
            <IconUser size={22} />
          </Avatar>
        ) : (
          <Avatar name={name} radius="xl" alt="" vars={() => face} />
        )}
        <span className={classes["spot"]} />
      </span>
      <div>
        <Text className={classes["name"] ?? ""} fw={600}>
          {name}
          {isYou && (
            <Text component="span" c="dimmed" fw={400}>
              {" "}
              ({t("session.you")})
            </Text>
          )}
        </Text>
        <Text size="sm" c="dimmed">
          {t(`session.role.${role}`)}
          {awayUntil === null && ` · ${t("session.present")}`}
        </Text>
        {standing !== null && (
          <Text size="sm" className={classes["standing"] ?? ""}>
            <IconHandClick size={16} aria-hidden />
            {t(`control.${standing}`)}
          </Text>
        )}
        {awayUntil !== null && (
          <Text size="sm" className={classes["away"] ?? ""}>
            {t("session.away", { seconds: secondsUntil(awayUntil, now) })}
          </Text>
        )}
      </div>
    </li>
  );
}
