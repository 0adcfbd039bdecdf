try { document.documentElement.dataset.theme = localStorage.getItem("theme") || "system" } catch (forbidden) {}
