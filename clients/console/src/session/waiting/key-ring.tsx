import { useTranslation } from "react-i18next";
import { useNow } from "../../clock/clock";
import { clockText, secondsUntil, shareLeft } from "../../clock/remaining";
import type { HeldKey } from "../screen";
import classes from "./key.module.css";

const RADIUS = 44;
const LENGTH = 2 * Math.PI * RADIUS;
const SHORT = 60;

/** How long the key can still be used. */
export function KeyRing({ held }: { held: HeldKey }) {
  const { t } = useTranslation();
  const now = useNow();
  const seconds = secondsUntil(held.expiresAt, now);
  const gone = LENGTH * (1 - shareLeft(held.issuedAt, held.expiresAt, now));
  const time = clockText(seconds);
  return (
    <div
      className={classes["ring"]}
      role="timer"
      aria-label={t("key.leftLong", { time })}
      data-is-short={seconds <= SHORT}
      data-testid="key-time"
    >
      <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <circle className={classes["track"]} cx="50" cy="50" r={RADIUS} />
        <circle
          className={classes["left"]}
          cx="50"
          cy="50"
          r={RADIUS}
          strokeDasharray={LENGTH}
          strokeDashoffset={gone}
        />
      </svg>
      <span className={classes["time"]} aria-hidden>
        {time}
      </span>
    </div>
  );
}
