#!/bin/sh
# Settles an asynchronous task: tells Millrace what became of the job it handed out.
#
#   answer-job.sh JOB_ID Started|Completed|Failed [MESSAGE]
#
# JOB_ID is the Millrace-Job-Id of the call that was answered 202; MESSAGE, if it is JSON, is where
# the task's outputs are read. Reads MILLRACE_CALLBACK_URL (the call's Millrace-Callback-Url),
# MILLRACE_INTEGRATION_USER and MILLRACE_INTEGRATION_PASSWORD; `. .millrace/env` sets all three.
set -eu

if [ $# -lt 2 ]; then
  sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
job=$1 status=$2 message=${3:-}
origin=$(printf '%s' "$MILLRACE_CALLBACK_URL" | sed 's|^\(https\{0,1\}://[^/]*\).*|\1|')

# the password and the token go in by standard input: arguments can be read by other users
quoted() { sed 's/\\/\\\\/g; s/"/\\"/g'; }
token=$(printf '%s:%s' "$MILLRACE_INTEGRATION_USER" "$MILLRACE_INTEGRATION_PASSWORD" |
  quoted | sed 's/.*/user = "&"/' |
  curl -sSf -K - "$origin/ws/rest/service/v2/login" |
  sed -n 's/.*"token" *: *"\([^"]*\)".*/\1/p')

[ -n "$token" ] || { echo "no token for $MILLRACE_INTEGRATION_USER" >&2; exit 1; }

escaped=$(printf '%s' "$message" | tr '\n\t' '  ' | quoted)

answer=$(printf 'header = "Authorization: Bearer %s"\n' "$token" |
  curl -sSf -K - -X PUT -H 'Content-Type: application/json' \
    -d "{\"jobId\":\"$job\",\"status\":\"$status\",\"message\":\"$escaped\"}" \
    "$MILLRACE_CALLBACK_URL")
printf '%s\n' "$answer"

# faults of the job itself are HTTP 200 with a status of their own, such as 1803 JobId not found
case $answer in
  *'"status":200'*) ;;
  *) exit 1 ;;
esac
