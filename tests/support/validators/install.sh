#!/usr/bin/env bash
# Installs the validators of package.json into var/validators; needs npm, and java to run one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
target=../../../var/validators
mkdir -p "$target"
cp package.json "$target"
npm install --prefix "$target" --silent --no-audit --no-fund --no-package-lock
