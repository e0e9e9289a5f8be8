{{/* The policy of one part: (dict "root" $ "part" "kafka" "from" (list …) "to" (list …) "toRules" (list of egress rules as they are)).
     An entry of from and to: (dict "parts" (list "kafka") "ports" (list 9092)), or "peers" instead of parts; with neither, everybody. */}}
{{- define "sujip.networkPolicy" -}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "sujip.metadata" (dict "root" .root "part" .part) | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "sujip.selector" (list .root .part) | nindent 6 }}
  policyTypes: [Ingress, Egress]
  {{- if .from }}
  ingress:
    {{- range .from }}
    {{- include "sujip.networkRule" (dict "root" $.root "rule" . "peers" "from") | nindent 4 }}
    {{- end }}
  {{- end }}
  {{- if or .to .toRules }}
  egress:
    {{- range .to }}
    {{- include "sujip.networkRule" (dict "root" $.root "rule" . "peers" "to") | nindent 4 }}
    {{- end }}
    {{- with .toRules }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
{{- end -}}

{{- define "sujip.networkRule" -}}
- ports:
    {{- range .rule.ports }}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
  {{- if or .rule.parts .rule.peers }}
  {{ .peers }}:
    {{- range .rule.parts }}
    - podSelector:
        matchLabels:
          {{- include "sujip.selector" (list $.root .) | nindent 10 }}
    {{- end }}
    {{- with .rule.peers }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
{{- end -}}
