/* Drawn signatures: strokes on a canvas become a PNG data URL in the hidden input beside it. */
const prepare = (box) => {
  const canvas = box.querySelector("canvas");
  const input = box.querySelector("input");
  const pen = canvas.getContext("2d");
  let isDrawing = false;

  const clear = () => {
    const { color, backgroundColor } = getComputedStyle(canvas);
    const scale = window.devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * scale;
    canvas.height = canvas.clientHeight * scale;
    pen.scale(scale, scale);
    pen.fillStyle = backgroundColor;
    pen.fillRect(0, 0, canvas.clientWidth, canvas.clientHeight);
    Object.assign(pen, { strokeStyle: color, fillStyle: color, lineWidth: 2.5, lineCap: "round", lineJoin: "round" });
    input.value = "";
  };
  canvas.addEventListener("pointerdown", (event) => {
    isDrawing = true;
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(event.offsetX, event.offsetY);
    pen.lineTo(event.offsetX, event.offsetY);
    pen.stroke();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!isDrawing) return;
    pen.lineTo(event.offsetX, event.offsetY);
    pen.stroke();
  });
  for (const kind of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(kind, () => {
      if (!isDrawing) return;
      isDrawing = false;
      input.value = canvas.toDataURL("image/png");
    });
  }
  box.querySelector("[data-clear]").addEventListener("click", clear);
  box.classList.add("live");
  clear();
};
for (const box of document.querySelectorAll("[data-signature]")) prepare(box);
