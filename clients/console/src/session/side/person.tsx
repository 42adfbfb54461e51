import type { ParticipantView } from "@alongside/protocol";
import { Avatar, Text } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../clock/clock";
import { secondsUntil } from "../../clock/remaining";
import { useAway } from "../use-away";
import classes from "./side-panel.module.css";

export function Person({ person, isYou }: { person: ParticipantView; isYou: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  const { role } = person;
  const awayUntil = useAway(person);
  const name = person.name ?? t(role === "sharer" ? "session.customer" : "session.agent");
  return (
    <li
      className={classes["person"]}
      data-role={role}
      data-presence={awayUntil === null ? "present" : "away"}
      data-you={isYou}
    >
      <span className={classes["face"]} aria-hidden>
        {role === "sharer" ? (
          <Avatar radius="xl" color="yellow" variant="light">
            <IconUser size={22} />
          </Avatar>
        ) : (
          <Avatar name={name} radius="xl" color="lagoon" variant={isYou ? "filled" : "light"} alt="" />
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
        {awayUntil !== null && (
          <Text size="sm" className={classes["away"] ?? ""}>
            {t("session.away", { seconds: secondsUntil(awayUntil, now) })}
          </Text>
        )}
      </div>
    </li>
  );
}
