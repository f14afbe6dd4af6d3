/* Puts a button for copying below each text that is meant to be copied. Without this script it is selected by hand. */
(function () {
  "use strict";

  if (!navigator.clipboard) return;

  document.querySelectorAll(".to-copy").forEach(function (text) {
    var what = text.dataset.what;
    var row = document.createElement("p");
    var button = document.createElement("button");
    var told = document.createElement("span");
    row.className = "copy";
    button.type = "button";
    button.textContent = "Copy the " + what;
    told.setAttribute("role", "status");
    button.addEventListener("click", function () {
      told.textContent = "";
      navigator.clipboard.writeText(text.textContent.trim()).then(
        function () {
          told.textContent = "Copied.";
        },
        function () {
          told.textContent = "Your browser did not allow that. Select the text and copy it.";
        }
      );
    });
    row.append(button, " ", told);
    text.after(row);
  });
})();
