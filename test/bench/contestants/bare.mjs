/** The least that can be done with a text: to look at every unit of it once. */
export function prepare() {
  return (text) => {
    let sum = 0;
    for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
    return sum;
  };
}
