/** Keys that lead to the control before and behind; Home and End lead to the first and the last. */
type ArrowKeys = readonly [before: string, behind: string];

/** Lets the arrow keys move the focus among the controls of a group; fields where the arrows mean something keep them. */
export function moveWithArrows(group: HTMLElement, [before, behind]: ArrowKeys): void {
  group.addEventListener('keydown', (event) => {
    const { key, target, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey || !(target instanceof HTMLButtonElement)) return;
    const controls = [...group.querySelectorAll<HTMLElement>('button, input, select')].filter(
      (control) => control.offsetParent !== null,
    );
    const at = controls.indexOf(target);
    const places: Readonly<Record<string, number>> = {
      [before]: Math.max(0, at - 1),
      [behind]: Math.min(controls.length - 1, at + 1),
      Home: 0,
      End: controls.length - 1,
    };
    const next = Object.hasOwn(places, key) ? controls[places[key] ?? at] : undefined;
    if (!next) return;
    // The same keys turn pages elsewhere.
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  });
}
