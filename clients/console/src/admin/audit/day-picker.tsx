import { ActionIcon, TextInput } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./audit.module.css";
import { dayAfter, dayOf, isDay } from "./day";

/** A day of the past, as the server counts them. */
export function DayPicker({ day, onDay }: { day: string; onDay: (day: string) => void }) {
  const { t } = useTranslation();
  const [written, setWritten] = useState(day);
  useEffect(() => setWritten(day), [day]);
  const today = dayOf(Date.now());
  const step = (days: number, label: string, Icon: typeof IconChevronLeft) => (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={label}
      disabled={dayAfter(day, days) > today}
      onClick={() => onDay(dayAfter(day, days))}
    >
      <Icon size={18} aria-hidden />
    </ActionIcon>
  );
  return (
    <div className={classes["day"]}>
      {step(-1, t("admin.audit.earlier"), IconChevronLeft)}
      <TextInput
        type="date"
        label={t("admin.audit.day")}
        value={written}
        max={today}
        onChange={({ currentTarget: { value } }) => {
          setWritten(value);
          if (isDay(value) && value <= today) onDay(value);
        }}
        onBlur={() => setWritten(day)}
        error={!isDay(written) && t("admin.audit.wrongDay")}
        data-testid="day"
      />
      {step(1, t("admin.audit.later"), IconChevronRight)}
    </div>
  );
}
