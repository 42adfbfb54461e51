import { ActionIcon, Tooltip, VisuallyHidden } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import { type ComponentProps, useId } from "react";
import classes from "./tools.module.css";

interface Props extends Pick<ComponentProps<"button">, "onClick" | "onKeyDown" | "tabIndex" | "ref"> {
  name: string;
  Icon: Icon;
  /** The key that does the same. */
  shortcut?: string | undefined;
  /** Why it can't be pressed; it can be reached all the same, so that the reason can be read. */
  why?: string | null;
  /** Whether it is pressed, where it stays so. */
  isOn?: boolean;
  tool?: string;
  testid?: string;
}

/** One thing to press in a toolbar: a sign, its name when it is asked for, and why not. */
export function ToolButton({ name, Icon, shortcut, why = null, isOn, tool, testid, onClick, ...rest }: Props) {
  const id = useId();
  const label = why ?? (shortcut === undefined ? name : `${name} (${shortcut})`);
  return (
    <>
      <Tooltip label={label} events={{ hover: true, focus: true, touch: true }} multiline maw={260}>
        <ActionIcon
          {...rest}
          className={classes["button"]}
          variant={isOn ? (tool === undefined ? "light" : "filled") : "subtle"}
          {...(isOn ? {} : { color: "gray", c: "var(--mantine-color-text)" })}
          size={38}
          aria-label={name}
          aria-pressed={isOn}
          aria-disabled={why !== null || undefined}
          data-disabled={why !== null}
          aria-describedby={why === null ? undefined : id}
          data-tool={tool}
          data-testid={testid}
          onClick={(event) => {
            if (why === null) onClick?.(event);
          }}
        >
          <Icon size={21} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {why !== null && <VisuallyHidden id={id}>{why}</VisuallyHidden>}
    </>
  );
}
