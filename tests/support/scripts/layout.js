// Looks at where things are on the page. Each function gives the texts of what is wrong.
(() => {
    const CONTROLS = 'a[href], button, input, select, textarea, summary, [role=button], [role=radio], [role=switch]';
    const name = element => {
        const classes = [...element.classList].map(one => `.${one}`).join('');
        const text = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 50);
        return `<${element.localName}${element.id ? `#${element.id}` : ''}${classes}> “${text}”`;
    };
    const size = box => `${Math.round(box.width * 10) / 10} × ${Math.round(box.height * 10) / 10}`;
    const upwards = function* (element) {
        for (let one = element; one; one = one.parentElement) yield one;
    };
    const style = (element, property) => getComputedStyle(element)[property];

    // What is kept from sight on purpose: for assistive technology only, for decoration only, or until it has the focus.
    const isUnseen = element => !element.checkVisibility({ visibilityProperty: true })
        || [...upwards(element)].some(one => style(one, 'clipPath') === 'inset(50%)')
        || element.closest('.skip-link:not(:focus), [aria-hidden=true]') !== null;
    const seen = selector => [...document.querySelectorAll(selector)].filter(element => !isUnseen(element));

    // Every line of every text, with its element.
    const lines = () => {
        const found = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || isUnseen(element)) continue;
            range.selectNodeContents(walker.currentNode);
            for (const box of range.getClientRects()) if (box.width > 0) found.push({ element, box });
        }
        return found;
    };
    const scrolls = (element, axis) => ['auto', 'scroll'].includes(style(element, `overflow${axis}`));
    const cuts = (element, axis) => ['hidden', 'clip'].includes(style(element, `overflow${axis}`));
    const all = check => [...document.querySelectorAll('body *')].filter(check);

    const sticksOut = () => {
        const root = document.documentElement;
        const found = [];
        if (root.scrollWidth > root.clientWidth) {
            found.push(`the page is ${root.scrollWidth} pixels wide, and ${root.clientWidth} are there`);
        }
        const width = root.clientWidth + 0.5;
        for (const element of seen('body *')) {
            const box = element.getBoundingClientRect();
            if (box.left >= -0.5 && box.right <= width) continue;
            if (![...upwards(element.parentElement)].some(one => scrolls(one, 'X'))) {
                found.push(`${name(element)} reaches from ${Math.round(box.left)} to ${Math.round(box.right)}`);
            }
        }
        return found;
    };

    const isCutOff = () => {
        const frames = all(element => cuts(element, 'X') || cuts(element, 'Y') || style(element, 'clipPath') !== 'none');
        const boxes = all(element => scrolls(element, 'X') || scrolls(element, 'Y'));
        const found = [];
        const texts = frames.length > 0 ? lines() : [];
        for (const one of frames) {
            const frame = one.getBoundingClientRect();
            for (const { element, box } of texts.filter(text => one.contains(text.element))) {
                if (boxes.some(scroller => one.contains(scroller) && scroller.contains(element))) continue;
                const sideways = box.left < frame.left - 1 || box.right > frame.right + 1;
                const lengthwise = box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
                if (sideways || lengthwise) found.push(`${name(element)} is cut off by ${name(one)}`);
            }
        }
        return found;
    };

    const overlap = (one, other) => ({
        width: Math.min(one.right, other.right) - Math.max(one.left, other.left),
        height: Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top),
    });
    // What stays on the screen lies above the page on purpose.
    const withoutFloating = (items, element) => {
        const floating = all(one => ['fixed', 'sticky'].includes(style(one, 'position')));
        return items.filter(item => !floating.some(one => one.contains(element(item))));
    };
    const pairs = (items, check) => {
        const found = new Set();
        items.forEach((one, index) => items.slice(index + 1).forEach(other => {
            const problem = check(one, other);
            if (problem) found.add(problem);
        }));
        return [...found];
    };

    // Lines may touch, since the box of a line is higher than its letters.
    const textsOverlap = () => pairs(withoutFloating(lines(), line => line.element), (one, other) => {
        const { width, height } = overlap(one.box, other.box);
        const least = Math.min(one.box.height, other.box.height);
        const overlaps = one.element !== other.element && width > 1 && height > 0.4 * least;
        return overlaps && `${name(one.element)} and ${name(other.element)} overlap: ${size({ width, height })}`;
    });

    const controlsOverlap = () => {
        const boxes = withoutFloating(seen(CONTROLS), element => element)
            .flatMap(element => [...element.getClientRects()].map(box => ({ element, box })));
        return pairs(boxes, (one, other) => {
            const { width, height } = overlap(one.box, other.box);
            const apart = !one.element.contains(other.element) && !other.element.contains(one.element);
            return apart && width > 1 && height > 1 && `${name(one.element)} and ${name(other.element)} overlap`;
        });
    };

    // A link in running text is a link in the text of an author, or in a line with words that are no link.
    const isInRunningText = element => {
        if (style(element, 'display') !== 'inline') return false;
        if (element.closest('.body :is(p, li, td, th, blockquote, figcaption, dd)')) return true;
        let around = element.parentElement;
        while (style(around, 'display') === 'inline') around = around.parentElement;
        const words = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
        while (words.nextNode()) {
            if (!words.currentNode.parentElement.closest('a, button') && words.currentNode.data.trim()) return true;
        }
        return false;
    };
    const targetsTooSmall = () => seen(CONTROLS).flatMap(element => {
        const isMain = element.matches('#site > header a, #site > header button, #site > header select, button, '
            + '.pagination a, .skip-link');
        if (!isMain && isInRunningText(element)) return [];
        const box = element.getBoundingClientRect();
        const least = isMain ? 44 : 24;
        const fits = box.height >= least - 0.05 && box.width >= 24 - 0.05;
        return fits ? [] : [`${name(element)} is ${size(box)}, and at least 24 × ${least} is needed`];
    });

    const moves = () => {
        const found = document.getAnimations().filter(animation => animation.playState === 'running')
            .map(animation => `${animation.constructor.name} runs on ${name(animation.effect.target)}`);
        if (style(document.documentElement, 'scrollBehavior') === 'smooth') found.push('the page scrolls smoothly');
        for (const element of document.querySelectorAll('*')) {
            for (const part of [null, '::before', '::after']) {
                const computed = getComputedStyle(element, part);
                for (const property of ['transitionDuration', 'animationDuration']) {
                    const lasts = computed[property].split(',').some(time => parseFloat(time) > 0);
                    if (lasts) found.push(`${name(element)}${part ?? ''} has a ${property} of ${computed[property]}`);
                }
            }
        }
        return found;
    };

    // What has the focus: its name, and what is wrong with how it shows.
    const focus = () => {
        const element = document.activeElement;
        if (!element || element === document.body || element === document.documentElement) return null;
        const computed = getComputedStyle(element);
        const problems = [];
        if (computed.outlineStyle === 'none' || parseFloat(computed.outlineWidth) < 2) {
            problems.push(`has the outline ${computed.outlineStyle} ${computed.outlineWidth}`);
        }
        // The middle of what is on the screen: a box can be higher than that.
        const box = element.getClientRects()[0];
        const middle = (start, end, most) => (Math.max(start, 0) + Math.min(end, most)) / 2;
        const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
        const isOnScreen = box.bottom > 1 && box.top < innerHeight - 1 && box.right > 1 && box.left < innerWidth - 1;
        const top = isOnScreen ? document.elementFromPoint(x, y) : null;
        if (!top) problems.push(`is out of sight at ${Math.round(x)}, ${Math.round(y)}`);
        else if (!element.contains(top) && !top.contains(element)) problems.push(`is covered by ${name(top)}`);
        return { name: name(element), problems: problems.map(problem => `${name(element)} ${problem}`) };
    };

    // WCAG 1.4.12. A constructed style sheet is no string that the policy refuses.
    const spaceText = () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
            word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
        document.adoptedStyleSheets.push(sheet);
    };

    window.layout = {
        sticksOut, isCutOff, textsOverlap, controlsOverlap, targetsTooSmall, moves, focus, spaceText,
    };
})();
