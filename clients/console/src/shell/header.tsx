import { Mark } from "../brand/mark";
import { Link } from "../router/router";
import { AgentMenu } from "./agent-menu";
import { ConnectionState } from "./connection-state";
import { LanguageMenu } from "./language-menu";
import classes from "./shell.module.css";
import { ThemeMenu } from "./theme-menu";

export function Header() {
  return (
    <header className={classes["header"]}>
      <Link href="/" className={classes["brand"]}>
        <Mark size={30} />
        Alongside
      </Link>
      <div className={classes["tools"]}>
        <ConnectionState />
        <LanguageMenu />
        <ThemeMenu />
        <AgentMenu />
      </div>
    </header>
  );
}
