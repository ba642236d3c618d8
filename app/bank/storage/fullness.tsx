import { useT } from "~/web/i18n";

/** How full a tank or a box is: a bar and the words. */
export function Fullness({ taken, room }: { taken: number; room: number }) {
  const { t } = useT();
  const words = t("storage.fullness", { taken, room });
  return (
    <>
      <span className="fullness mt-2" aria-hidden="true">
        <i style={{ inlineSize: `${(100 * taken) / Math.max(1, room)}%` }} />
      </span>
      <p className="text-13 text-muted">{words}</p>
    </>
  );
}
