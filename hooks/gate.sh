#!/bin/sh
# gate.sh <hook> <hook file> [what git gave the hook]
#
# Called by the lines of gate in a hook. Runs, with the same arguments and the same stdin: the hook
# that core.hooksPath hides, the other lines of the hook file, gate. The first to fail ends it.
# GATE=0 leaves gate out. GATE_BIN names the program. Starts neither npm nor npx.
set -u

hook=$1
file=$2
shift 2
here=${0%/*}

# Of gate's hooks git gives only pre-push an input. It is read once, for all who want it.
refs=
if [ "$hook" = pre-push ] && [ ! -t 0 ]; then
	refs=$(cat 2>/dev/null)
fi

with_input() {
	if [ "$hook" != pre-push ]; then
		"$@"
	elif [ -z "$refs" ]; then
		"$@" </dev/null
	else
		"$@" <<REFS
$refs
REFS
	fi
}

run_hidden_hook() {
	[ -f "$here/_/hidden-hooks" ] || return 0
	IFS= read -r hidden <"$here/_/hidden-hooks" || return 0
	case $hidden in
	/* | [A-Za-z]:*) ;;
	*) hidden=$here/_/$hidden ;;
	esac
	[ ! -x "$hidden/$hook" ] || with_input "$hidden/$hook" "$@"
}

# The lines of gate at the top of the hook file see GATE_REST and step aside.
run_rest_of_file() {
	export GATE_REST="$hook"
	# husky runs the files of its directory so, executable or not.
	if [ -d "$here/_" ] || [ ! -x "$file" ]; then
		with_input sh -e "$file" "$@"
	else
		with_input "$file" "$@"
	fi
}

# refuse <why> <line>…: says why nothing can be judged, which is never a pass.
refuse() {
	printf 'gate: %s, so nothing can be judged (%s)\n' "$1" "$hook" >&2
	shift
	printf '  %s\n' "$@" 'once without gate: GATE=0 git …' >&2
	exit 1
}

# Where a PATH without the program may come from; prints nothing that is known to be different.
explain_path() {
	printf 'PATH is %s' "$PATH"
	if [ ! -t 2 ]; then
		printf '\n  git was not started in a terminal: graphical clients hand on a PATH of their own,'
		printf '\n  without what the profile of your shell adds (nvm, cargo, brew)'
	fi
	[ -d "$here/_" ] || return 0
	init=${XDG_CONFIG_HOME:-$HOME/.config}/husky/init.sh
	if [ -f "$init" ]; then
		printf '\n  %s was read before the hook and can set it' "$init"
	else
		printf '\n  to add to it for hooks, write into %s:' "$init"
		printf '\n    PATH="/where/it/is:%sPATH"' '$'
	fi
}

# Looks in a directory and in those above it. Sets gate.
find_upwards() {
	directory=$1
	while [ -n "$directory" ]; do
		gate=$directory/node_modules/.bin/gate
		[ ! -x "$gate" ] || return 0
		directory=${directory%/*}
	done
	return 1
}

# git starts hooks at the top of the work tree. A linked worktree may have no dependencies of its
# own; those beside the hooks, in the main work tree, serve it.
find_gate() {
	if [ -n "${GATE_BIN-}" ]; then
		gate=$(command -v -- "$GATE_BIN") && return
		refuse "GATE_BIN is $GATE_BIN, which is not a program" 'unset GATE_BIN, or mend it'
	fi
	find_upwards "$PWD" && return
	if [ -x bin/gate.js ] && grep -q '"name": *"pushgate"' package.json 2>/dev/null; then
		gate=$PWD/bin/gate.js
		return
	fi
	find_upwards "$(cd -- "$here" && pwd)" && return
	gate=$(command -v gate) && return
	refuse 'the program gate was not found' \
		'install:   npm install --save-dev pushgate' \
		"looked in: node_modules/.bin of $PWD and above, PATH" \
		"$(explain_path)"
}

check_node() {
	! command -v node >/dev/null || return 0
	IFS= read -r first <"$gate" 2>/dev/null || :
	case $gate$first in
	*/node_modules/.bin/* | *'#!'*node*) ;;
	*) return 0 ;;
	esac
	refuse "$gate needs node, which was not found" \
		'install:   https://nodejs.org' \
		"$(explain_path)"
}

run_hidden_hook "$@" || exit
run_rest_of_file "$@" || exit
unset GATE_REST

if [ "${GATE-}" = 0 ]; then
	printf 'gate: GATE=0, so nothing was judged (%s)\n' "$hook" >&2
	exit 0
fi
find_gate
check_node
with_input exec "$gate" hook "$hook" "$@"
