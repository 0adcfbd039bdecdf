// Runs every rule of axe-core on the part of the page that matches a selector. Returns a promise of the results.
//
// `reviewed` are the incomplete results that a person has reviewed: `{ rule, finding, elements }`, where `elements` is a
// selector that the element must match. The results contain the indices of those that the page has.
//
// Where only colours differ from a state of this document in which all rules have run, the rules about colours suffice.
function runAxe(reviewed, selector) {
    const allRules = axe.getRules();
    const colorRules = allRules.filter(rule => rule.tags.includes('cat.color'));
    const options = () => {
        const state = selector + stateWithoutColors();
        const rules = checkedStates.has(state) ? colorRules : allRules;
        checkedStates.add(state);
        const enabled = Object.fromEntries(allRules.map(rule => [rule.ruleId, { enabled: rules.includes(rule) }]));
        return { rules: enabled, resultTypes: ['violations', 'incomplete'], elementRef: true };
    };
    const seen = new Set();
    const findings = node => {
        const checks = [...node.any, ...node.all, ...node.none];
        return checks.map(check => check.data?.messageKey ?? check.id);
    };
    const isReviewed = ({ rule, node }) => {
        const index = reviewed.findIndex(entry => entry.rule === rule.id && findings(node).includes(entry.finding)
            && node.element?.matches(entry.elements));
        if (index >= 0) seen.add(index);
        return index >= 0;
    };
    const describe = ({ rule, node }) => {
        const explanation = (node.failureSummary ?? rule.help).replace(/\s+/g, ' ');
        return `${rule.id} (${findings(node).join(', ')})\n    ${node.target.join(' ')}\n    `
            + `${node.html.slice(0, 160)}\n    ${explanation}`;
    };
    const perNode = rules => rules.flatMap(rule => rule.nodes.map(node => ({ rule, node })));
    // During a transition, colours are neither the initial nor the final ones.
    const running = document.getAnimations().filter(animation => animation.effect.getComputedTiming().endTime < 5000);
    const finished = Promise.allSettled(running.map(animation => animation.finished));
    return finished.then(() => axe.run(selector, options())).then(results => {
        const incompletes = perNode(results.incomplete).filter(result => !isReviewed(result));
        return {
            violations: perNode(results.violations).map(describe),
            incompletes: incompletes.map(describe),
            reviewed: [...seen],
            rules: allRules.length,
            colorRules: colorRules.length,
        };
    }).catch(error => ({ error: String(error) }));
}
window.runAxe = runAxe;

const checkedStates = new Set();

// Returns what the results of the other rules depend on: the DOM, and the box, the visibility and the font of each element.
function stateWithoutColors() {
    const properties = ['display', 'visibility', 'opacity', 'position', 'zIndex', 'clip', 'clipPath', 'overflow',
        'pointerEvents', 'fontSize', 'fontWeight', 'fontStyle', 'textDecorationLine', 'content'];
    const describe = (element, pseudo) => {
        const style = getComputedStyle(element, pseudo);
        const hasBox = !pseudo || !['none', 'normal'].includes(style.content);
        return hasBox && properties.map(property => style[property]);
    };
    const elements = [...document.querySelectorAll('*')].map(element => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [x, y, width, height, describe(element), describe(element, '::before'), describe(element, '::after')];
    });
    return JSON.stringify([innerWidth, innerHeight, document.documentElement.outerHTML, elements]);
}
