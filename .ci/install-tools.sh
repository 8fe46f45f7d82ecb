# Functions that put the tools in place with which the real tests run. Sourced by .ci/run.
# What takes long to build is kept in GATE_CI_CACHE; nothing needs to be there before.

gate_ci_cache=${GATE_CI_CACHE:-$HOME/.cache/gate-ci}
export PATH="$gate_ci_cache/bin:$PATH"

# Everything that the real tests call and that npm and pip do not bring along themselves: the tests
# of plasma-engine install their own from its lockfile and its requirements.
install_tools() {
	need_program rustup 'Rust, through rustup' &&
		install_rust_component rustfmt &&
		install_rust_component clippy &&
		install_cargo_tool cargo-audit 0.22.2 &&
		install_cargo_tool cargo-deny 0.20.2 &&
		install_cargo_tool cargo-machete 0.9.2 &&
		install_cargo_tool cargo-nextest 0.9.151 &&
		install_cargo_tool cargo-outdated 0.19.0 &&
		install_rust_component llvm-tools &&
		install_cargo_tool cargo-llvm-cov 0.9.1 &&
		install_cargo_tool cargo-tarpaulin 0.37.5 &&
		install_cargo_tool cargo-geiger 0.13.0 &&
		install_cargo_tool sqlx-cli 0.9.0 --no-default-features \
			--features rustls,sqlite,postgres,sqlx-toml &&
		need_program python3 'Python 3.11 or newer' &&
		install_pip_tool ruff 0.17.5 &&
		install_pip_tool bandit 1.9.4 &&
		install_pip_tool pip-audit 2.10.1 &&
		need_program go 'Go' &&
		install_go_tool github.com/zricethezav/gitleaks/v8 v8.30.1 &&
		install_pip_tool kingfisher-bin 2.14.0 &&
		install_go_tool go.k6.io/k6 v1.8.1 &&
		install_apt_package hyperfine
}

# need_program <command> <what to install>: a machine without it would only skip the tests.
need_program() {
	command -v "$1" >/dev/null || {
		printf '%s is needed: %s\n' "$1" "$2" >&2
		return 1
	}
}

# install_rust_component <name>: of the stable toolchain, unless it is there.
install_rust_component() {
	rustup component list --toolchain stable --installed | grep --quiet "^$1" && return
	rustup component add --toolchain stable "$1"
}

# install_cargo_tool <crate> <version> [argument of cargo install]…: built once for each version; the
# linked one is on PATH. Without
# optimisation it is built in half the time; where numbers overflow it does what a release would do.
install_cargo_tool() {
	local crate=$1 version=$2 root=$gate_ci_cache/cargo/$1-$2
	shift 2
	if [ ! -f "$root/complete" ]; then
		CARGO_TARGET_DIR=$gate_ci_cache/cargo-target CARGO_INCREMENTAL=0 \
			CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_OVERFLOW_CHECKS=false \
			cargo install --locked --debug --quiet --root "$root" "$@" \
			"$crate@$version" || return
		touch "$root/complete"
	fi
	link_programs "$root/bin"
}

# install_pip_tool <package> <version>: in a virtual environment of its own.
install_pip_tool() {
	local root=$gate_ci_cache/pip/$1-$2
	if [ ! -f "$root/complete" ]; then
		python3 -m venv --clear "$root" || return
		"$root/bin/pip" install --quiet "$1==$2" || return
		touch "$root/complete"
	fi
	link_programs "$root/bin"
}

# install_go_tool <module path> <version>: such as golang.org/x/tools/cmd/goimports v0.24.0
install_go_tool() {
	local root=$gate_ci_cache/go/${1//\//-}-$2
	if [ ! -f "$root/complete" ]; then
		need_program go 'Go' || return
		GOBIN=$root/bin go install "$1@$2" || return
		touch "$root/complete"
	fi
	link_programs "$root/bin"
}

# install_apt_package <name>: of Debian or Ubuntu.
install_apt_package() {
	dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null |
		grep --quiet --line-regexp installed && return
	if [ -z "${apt_updated-}" ]; then
		as_root apt-get update --quiet=2 || return
		apt_updated=yes
	fi
	as_root env DEBIAN_FRONTEND=noninteractive \
		apt-get install --yes --quiet=2 --no-install-recommends "$1"
}

as_root() {
	if [ "$(id -u)" = 0 ]; then "$@"; else sudo --non-interactive "$@"; fi
}

# link_programs <directory>: makes its programs those that PATH finds, but not an environment's own.
link_programs() {
	local program
	mkdir -p "$gate_ci_cache/bin" || return
	for program in "$1"/*; do
		case ${program##*/} in
		python* | pip | pip[0-9]* | [Aa]ctivate*) ;;
		*) ln -sfn "$program" "$gate_ci_cache/bin/${program##*/}" || return ;;
		esac
	done
}
