{{- define "sujip.loadTestPod" -}}
{{- $knee := eq .Values.loadTest.profile "knee" -}}
{{- $target := .Values.loadTest.target | default (printf "http://%s.%s.svc:8080" (include "sujip.name" (list . "ingest-api")) .Release.Namespace) -}}
metadata:
  labels:
    {{- include "sujip.podLabels" (list $ "load-test") | nindent 4 }}
spec:
  {{- include "sujip.podSettings" (list $ "load-test") | nindent 2 }}
  restartPolicy: Never
  containers:
    - name: locust
      {{- include "sujip.containerSettings" (list $ "locust") | nindent 6 }}
      command: [locust]
      args:
        - --headless
        - --locustfile={{ $knee | ternary "/mnt/locust/locustfile.py,/mnt/locust/knee.py" "/mnt/locust/locustfile.py" }}
        - --host={{ $target }}
        - --html=/mnt/report/report.html
        {{- if not $knee }}
        - --users={{ .Values.loadTest.users | int }}
        - --spawn-rate={{ .Values.loadTest.spawnRate | int }}
        - --run-time={{ .Values.loadTest.runTime }}
        {{- end }}
        {{- if gt (int .Values.loadTest.processes) 1 }}
        - --processes={{ .Values.loadTest.processes | int }}
        {{- end }}
      env:
        # The folder of the load test cannot be written.
        - {name: PYTHONDONTWRITEBYTECODE, value: "1"}
        - {name: HOME, value: /tmp}
        {{- if $knee }}
        - {name: SUJIP_RATE, value: "0"}
        {{- end }}
        {{- range $name, $value := .Values.loadTest.env }}
        - {name: {{ $name }}, value: {{ $value | toString | quote }}}
        {{- end }}
        {{- include "sujip.callerEnvironment" . | nindent 8 }}
      resources:
        {{- toYaml .Values.loadTest.resources | nindent 8 }}
      volumeMounts:
        - {name: locust, mountPath: /mnt/locust, readOnly: true}
        - {name: report, mountPath: /mnt/report}
        - {name: tmp, mountPath: /tmp}
  volumes:
    - name: locust
      configMap: {name: {{ include "sujip.name" (list $ "load-test") }}}
    - name: report
      {{- if .Values.loadTest.reportClaim }}
      persistentVolumeClaim: {claimName: {{ .Values.loadTest.reportClaim }}}
      {{- else }}
      emptyDir: {sizeLimit: 64Mi}
      {{- end }}
    - name: tmp
      emptyDir: {sizeLimit: 64Mi}
{{- end -}}
