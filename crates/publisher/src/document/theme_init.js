try { document.documentElement.dataset.theme = localStorage.getItem("theme") || "system" } catch (forbidden) {}
if (navigator.share) document.documentElement.dataset.canShare = ""
